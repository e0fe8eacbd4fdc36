"""Spaced review: when a category is due, and which short passages to read for it."""
