import Client
import Documents

extension Session {
    /// Calls a match method for a profile; a fault in a profile's file is told with its line.
    ///
    /// - Throws: ``Failure``.
    func call(
        _ method: String,
        for profile: ProfileChoice,
        _ params: [Node.Member]
    ) throws(Failure) -> Node {
        do {
            let all = [profile.param] + params + [lang]
            let result = try answers.call(method, .mapping(all))
            words.learn(result["labels"])
            return result
        } catch {
            throw Failure(error, in: profile.file)
        }
    }

    /// What people call a profile, and what it requires.
    func view(of profile: ProfileChoice) -> ProfileView {
        guard let file = profile.file else { return view(ofStored: profile.name) }
        return ProfileView(file.node, id: profile.name, isFile: true, language: words.tag)
    }

    /// What people call a stored profile, and what it requires.
    func view(ofStored id: String) -> ProfileView {
        let params = Node.mapping([Node.Member("profile", .text(id)), lang])
        let result = try? answers.call("profiles.get", params)
        words.learn(result?["labels"])
        return ProfileView(result?["profile"], id: id, isFile: false, language: words.tag)
    }

    /// The scoring model that an answer was made with; its bare id where it cannot be had.
    func model(of result: Node) -> ModelView {
        let named = result["_meta"]?["state"]?["model"]?.text ?? ""
        let id = String(named.split(separator: "@").first ?? "")
        let params = Node.mapping([Node.Member("model", .text(id)), lang])
        let model = (try? answers.call("models.get", params))?["model"]
        return ModelView(
            model ?? .mapping([Node.Member("id", .text(id))]),
            language: words.tag
        )
    }

    /// The record of a solution; nil where it cannot be had.
    func record(ofSolution id: String) -> Node? {
        let params = Node.mapping([Node.Member("solution", .text(id)), lang])
        return (try? answers.call("solutions.get", params))?["solution"]
    }

    /// The name and the one-line summary of a solution; nil where they cannot be had.
    func solution(_ id: String) -> (name: String, summary: String)? {
        guard let node = record(ofSolution: id), let name = node["name"]?.text
        else { return nil }
        return (name, node["summary"]?[words.tag]?.text ?? "")
    }
}
