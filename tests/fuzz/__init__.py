"""Fuzzing of the readers: whatever the bytes, nothing raises, nothing is lost, and what is read maps to its source."""
