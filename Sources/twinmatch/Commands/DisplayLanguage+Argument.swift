public import ArgumentParser
public import Catalog

extension DisplayLanguage: ExpressibleByArgument {}
