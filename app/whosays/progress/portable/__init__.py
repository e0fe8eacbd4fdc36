"""A learner's record as a file that another machine, a spreadsheet or a person can read."""
