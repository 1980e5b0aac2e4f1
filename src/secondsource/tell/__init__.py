"""The brief, in HTML, Markdown, text and JSON."""
