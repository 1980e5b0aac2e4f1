"""Claims of an event -> Assessment, status, history."""
