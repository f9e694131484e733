"""The program `kg`: the only package that prints, shows progress or exits; one module for each group of commands."""

from kg.cli.program import app, main

__all__ = ["app", "main"]
