enum Demo { static func files() -> [(path: String, bytes: [UInt8])] { [] } }
