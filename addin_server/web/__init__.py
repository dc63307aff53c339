"""The local service: one Flask application, the API, the pane's pages, and the server that carries them."""
