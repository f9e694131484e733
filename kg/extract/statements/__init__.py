"""Who says what: cues, contents, speakers, sources, venues and what it is about."""
