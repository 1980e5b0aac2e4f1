"""Tests of how well an event and its values stand."""
