"""What happens: phrases that name or tell operations, which are one, who takes part, where, when and how far they have come."""
