public import Debriefing
import Foundation
import GRDB

/// Some questions that are sent round after a meeting, and how often each answer was given.
public struct Survey: Hashable, Sendable {
    public let questions: [String]
    public let isOpen: Bool
    /// How many have answered.
    public let answered: Int
    /// For each question, how many chose 1 to 5.
    public let counts: [[Int]]

    public static let levels = 1...5
}

/// Surveys, in tables that know who has answered and what was answered, and not who answered what.
public struct Surveys: Sendable {
    let pool: DatabasePool

    public func survey(in debrief: DebriefID) async throws -> Survey? {
        try await pool.read { try Surveys.find(debrief, $0) }
    }

    /// Asks these questions, in place of others that nobody has answered yet.
    /// - Returns: False if there are answers already; nothing is changed then.
    public func ask(_ questions: [String], in debrief: DebriefID) async throws -> Bool {
        let words = String(decoding: try JSONEncoder().encode(questions), as: UTF8.self)
        return try await pool.change { database in
            guard try Surveys.find(debrief, database)?.answered ?? 0 == 0 else { return false }
            try database.execute(
                sql: """
                    INSERT INTO surveys (debrief, questions, is_open) VALUES (?, ?, 1)
                    ON CONFLICT (debrief) DO UPDATE SET questions = excluded.questions, is_open = 1
                    """, arguments: [debrief.text, words])
            return true
        }
    }

    /// Takes no more answers.
    public func close(in debrief: DebriefID) async throws {
        try await pool.change {
            try $0.execute(sql: "UPDATE surveys SET is_open = 0 WHERE debrief = ?", arguments: [debrief.text])
        }
    }

    /// Counts one person's answers, one level for each question.
    /// - Returns: False if the survey is not open, or if they were counted before.
    public func count(_ levels: [Int], of person: PersonID, in debrief: DebriefID) async throws -> Bool {
        try await pool.change { database in
            guard let survey = try Surveys.find(debrief, database), survey.isOpen,
                levels.count == survey.questions.count, try !Surveys.hasAnswered(person, debrief, database)
            else { return false }
            try database.execute(
                sql: "INSERT INTO survey_people (debrief, person) VALUES (?, ?)",
                arguments: [debrief.text, person.text])
            for (question, level) in levels.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO survey_counts (debrief, question, level, count) VALUES (?, ?, ?, 1)
                        ON CONFLICT (debrief, question, level) DO UPDATE SET count = count + 1
                        """, arguments: [debrief.text, question, level])
            }
            return true
        }
    }

    public func hasAnswered(_ person: PersonID, in debrief: DebriefID) async throws -> Bool {
        try await pool.read { try Surveys.hasAnswered(person, debrief, $0) }
    }

    private static func hasAnswered(_ person: PersonID, _ debrief: DebriefID, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM survey_people WHERE debrief = ? AND person = ?)",
            arguments: [debrief.text, person.text]) ?? false
    }

    private static func find(_ debrief: DebriefID, _ database: Database) throws -> Survey? {
        let sql = "SELECT questions, is_open FROM surveys WHERE debrief = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [debrief.text]) else { return nil }
        let words: String = row["questions"]
        let questions = try JSONDecoder().decode([String].self, from: Data(words.utf8))
        var counts = questions.map { _ in Survey.levels.map { _ in 0 } }
        let rows = try Row.fetchAll(
            database, sql: "SELECT question, level, count FROM survey_counts WHERE debrief = ?",
            arguments: [debrief.text])
        for row in rows {
            let (question, level): (Int, Int) = (row["question"], row["level"])
            if counts.indices.contains(question), Survey.levels.contains(level) {
                counts[question][level - 1] = row["count"]
            }
        }
        let answered = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM survey_people WHERE debrief = ?", arguments: [debrief.text])
        return Survey(questions: questions, isOpen: row["is_open"], answered: answered ?? 0, counts: counts)
    }
}
