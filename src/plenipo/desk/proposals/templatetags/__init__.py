"""Tags of the proposal pages."""
