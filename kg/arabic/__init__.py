"""Pure functions on Arabic text: letters, name keys, clitics, dates, numbers, transliteration."""
