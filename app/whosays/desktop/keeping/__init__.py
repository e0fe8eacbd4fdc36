"""Taking the record along, going back to a copy of it, erasing somebody."""
