package import RelanceCore
package import RelanceDocuments
package import RelanceRules
package import RelanceStages
package import RelanceStore

/// What the stages of this dossier go by.
extension Dossier {
    /// The days on which business is done.
    package var calendar: Calendar { Calendar(holidays: configuration.dunning.holidays) }

    /// A pass over the book of this dossier.
    package func assessment(
        _ source: DossierPlugins, circumstances: Circumstances, workers: Workers, on day: Day
    ) -> Assessment {
        let dunning = configuration.dunning
        var rules = RelanceRules.Policy(dunning)
        rules.isFirstPlan = circumstances.isFirstPlan
        rules.staleReason = circumstances.stale
        let channels = configuration.run.channels
        let digest = [
            "\(dunning)", "\(configuration.penalties)",
            configuration.rates.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ","),
            "\(circumstances.isFirstPlan)", circumstances.stale ?? "",
            channels.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: ","),
        ]
        let policy = Assessment.Policy(
            day: day, calendar: calendar, dunning: rules,
            promiseTolerance: dunning.promiseTolerance, channels: channels,
            latePayment: latePayment, currency: configuration.creditor.currency,
            digest: digest.joined(separator: "\n"))
        return Assessment(source: source, policy: policy, workers: workers) { [self] in
            try store()
        }
    }

    /// The circumstances of a plan of this dossier.
    package func circumstances(_ store: Store, on day: Day, hasFailed: Bool) throws -> Circumstances
    {
        try Circumstances(
            store, configuration.dunning, calendar: calendar, on: day, hasFailed: hasFailed)
    }

    /// Writes the messages of this dossier, with its own texts in the place of ours.
    package func composer() throws -> Composer {
        Composer(
            creditor: configuration.creditor, mandate: configuration.mandate,
            templates: try Templates(own: ownTemplates()), causes: configuration.knownCauses)
    }

    /// What late payment costs by the terms and rates of this dossier.
    package var latePayment: LatePayment { LatePayment(configuration) }

    /// What late payment costs the contacts of this dossier, and how far it was asked for.
    package func penalties(_ store: Store) throws -> Penalties {
        Penalties(store, latePayment, composer: try composer())
    }

    /// What persons do in this dossier.
    package func intervention(_ store: Store, on day: Day) -> Intervention {
        Intervention(
            store, on: day, calendar: calendar, causes: configuration.knownCauses,
            promiseTolerance: configuration.dunning.promiseTolerance)
    }

    /// What sending goes by on a day; `time` and `now` are there where the day is the clock's own.
    package func sendPolicy(on day: Day, at time: String?, now: Int?) -> Send.Policy {
        var policy = Send.Policy(
            day: day, channels: configuration.run.channels, waits: waits(at: time),
            latePayment: latePayment, now: now)
        policy.calendar = calendar
        policy.promiseTolerance = configuration.dunning.promiseTolerance
        return policy
    }

    /// Where copies of invoices come from: the connectors of `[run]`.
    package func copies(_ source: DossierPlugins) -> CopySource {
        CopySource(configuration.run.connectors) { name in
            guard let connector = try source.open(connectors: [name]).connectors[name] else {
                throw DossierError(
                    place: "connectors/\(name)", problem: "is not there",
                    mend: "see 'relance plugin list'")
            }
            return connector
        }
    }

    /// Why messages wait at a time of day, such as "19:42" on the clock's own day; nil: they do not.
    package func waits(at time: String?) -> String? {
        let hours = configuration.dunning.hours
        guard let time, hours.count == 2, time < hours[0] || time > hours[1] else { return nil }
        return "\(hours[0])–\(hours[1])"
    }
}
