"""Tests of what is judged over several documents."""
