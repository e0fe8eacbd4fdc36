"""The walk through a lesson: brief, mark, check, trace, sum up."""
