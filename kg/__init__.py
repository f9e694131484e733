"""kg: a knowledge graph from Arabic news."""
