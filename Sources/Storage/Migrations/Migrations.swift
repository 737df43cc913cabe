import GRDB

/// Every migration in the order in which they are made; none is ever changed once released.
let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("first tables", migrate: createFirstTables)
    migrator.registerMigration("drafts", migrate: createDrafts)
    migrator.registerMigration("keep accounts", migrate: keepAccounts)
    migrator.registerMigration("keep interviews", migrate: keepInterviews)
    migrator.registerMigration("calendar feeds", migrate: allowCalendarFeeds)
    migrator.registerMigration("outbox", migrate: addOutbox)
    migrator.registerMigration("requests", migrate: addRequests)
    migrator.registerMigration("conversations", migrate: addConversations)
    migrator.registerMigration("due policy", migrate: addDuePolicy)
    migrator.registerMigration("keep join codes", migrate: keepJoinCodes)
    migrator.registerMigration("keep facilitation", migrate: keepFacilitation)
    migrator.registerMigration("keep surveys", migrate: keepSurveys)
    migrator.registerMigration("keep rehearsals", migrate: keepRehearsals)
    migrator.registerMigration("keep questions", migrate: keepQuestions)
    migrator.registerMigration("keep margin notes", migrate: keepMarginNotes)
    migrator.registerMigration("keep theme votes", migrate: keepThemeVotes)
    migrator.registerMigration("entry tags", migrate: addEntryTags)
    migrator.registerMigration("remediation policy", migrate: addRemediationPolicy)
    return migrator
}()
