"""The library: who is learning, and where they stand in each lesson."""
