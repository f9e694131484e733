"""Input → articles: files, folders and streams are read, decoded, marked and checked for duplicates.

source ─► bytes ─► Record (formats) ─► Article with passages and dropped stretches (clean) ─► unique (dedupe)
"""
