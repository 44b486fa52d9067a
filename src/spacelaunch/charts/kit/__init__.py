"""What charts are drawn with: paper, letters, scales, rankings, lines over years."""
