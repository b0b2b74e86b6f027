// swift-tools-version:5.9
import PackageDescription

// The library is `libwxnotify_uniffi`, built as README says: say where it is by `swift build -Xlinker -L../../target/uniffi/release`.
let package = Package(
    name: "WxNotify",
    platforms: [.macOS(.v12)],
    products: [.library(name: "WxNotify", targets: ["WxNotify"])],
    targets: [
        .systemLibrary(name: "wxnotifyFFI"),
        .target(name: "WxNotify", dependencies: ["wxnotifyFFI"], linkerSettings: [.linkedLibrary("wxnotify_uniffi")]),
        .testTarget(name: "WxNotifyTests", dependencies: ["WxNotify"]),
    ]
)
