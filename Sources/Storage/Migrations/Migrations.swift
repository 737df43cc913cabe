import GRDB

/// Every migration in the order in which they are made; none is ever changed once released.
let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("first tables", migrate: createFirstTables)
    migrator.registerMigration("drafts", migrate: createDrafts)
    migrator.registerMigration("keep accounts", migrate: keepAccounts)
    migrator.registerMigration("keep interviews", migrate: keepInterviews)
    return migrator
}()
