"""Tests of what a brief tells."""
