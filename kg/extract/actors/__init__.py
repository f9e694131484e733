"""Who and where: names, positions, groups and places of one article, and which of them are one."""
