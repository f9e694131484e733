"""Graph → one self-contained page that shows it; the only import of pyvis.

rdflib.Graph ─ read ─► View (nodes, edges) ─ select ─► View ─ layout, picture ─► pyvis Network ─ page ─► graph.html
"""
