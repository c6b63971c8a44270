SELECT recorded_revision_budgets.*
FROM recorded_revision_budgets
JOIN revisions ON revisions.revision_id = recorded_revision_budgets.revision_id
