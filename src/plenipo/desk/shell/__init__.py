"""What every page shares: layout, assets, security headers, keyboard."""
