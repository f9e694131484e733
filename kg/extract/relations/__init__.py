"""What actors and places are to each other."""
