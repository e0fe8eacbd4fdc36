"""Lessons and packs: read, check, write."""
