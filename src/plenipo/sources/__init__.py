"""Whatever needs the network. Doors use it and hand it to the engine."""
