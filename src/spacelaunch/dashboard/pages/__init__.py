"""One module for each page, whose `show` draws it; `navigation` lists them."""
