"""What the tool renders its own catalogue to; the folders in it are made, and this file is not."""
