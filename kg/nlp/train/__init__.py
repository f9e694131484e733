"""How the bundled models are made: corpora → prepared files → parts that train → a folder in Stanza's layout.

    treebanks, names   corpora → what Stanza's trainers read; `prepare` writes it all
    vectors, charlm    what is learnt from running text, and read by tagger, parser and name tagger
    parts              every step as a command line, with what it needs, reads and makes
    run                runs the parts, skips what is done, goes on after an interruption
    settings.toml      every setting
    evaluate           the scores on the test parts

`kg.nlp.resources.install_models` puts the folder together. To train and score a set:

    kg models train --corpora CORPORA -o MODELS
    kg models evaluate --corpora CORPORA --models MODELS
"""
