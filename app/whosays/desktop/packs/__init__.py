"""The page on which packs are installed and removed."""
