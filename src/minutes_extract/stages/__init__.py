"""One file per kind of fact. A stage reads what earlier ones left on the ``Doc`` and never imports another stage."""
