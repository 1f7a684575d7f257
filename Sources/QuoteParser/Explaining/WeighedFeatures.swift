/// The features of a decision with their weights, for explaining; those without one say nothing.
struct WeighedFeatures<Kind: FeatureKind>: FeatureReceiver {
  typealias Element = (feature: Feature<Kind>, weight: Float)

  private let model: LinearModel<Kind>
  private(set) var elements: [Element] = []

  init(_ model: LinearModel<Kind>) { self.model = model }

  mutating func take(_ feature: Feature<Kind>) {
    let weight = model.weight(feature.key)
    if weight != 0 { elements.append((feature, weight)) }
  }
}
