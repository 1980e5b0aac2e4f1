"""Parse -> mentions, Statements, EventMentions: what one document says. One module a question."""
