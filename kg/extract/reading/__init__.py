"""What the rules walk on: the words of an article with their quotations, and what words look like by themselves."""
