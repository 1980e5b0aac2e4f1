"""Records of all documents -> Links -> actors, events, quotations, origins, stories."""
