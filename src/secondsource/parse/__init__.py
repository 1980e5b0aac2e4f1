"""Document -> Parse: tokens, sentences and dependencies. The only folder that imports an NLP library."""
