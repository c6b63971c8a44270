-- Before its decision a request was pending: it had added nothing and changed no end date.
SELECT
    revisions.* REPLACE (
        CASE WHEN known_revisions.is_decided THEN revisions.decided_date END AS decided_date,
        CASE
            WHEN known_revisions.is_decided THEN revisions.request_decision
            ELSE 'pending'
        END AS request_decision,
        CASE WHEN known_revisions.is_decided THEN revisions.effective_date END AS effective_date,
        CASE WHEN known_revisions.is_decided THEN revisions.nce_months END AS nce_months,
        CASE WHEN known_revisions.is_decided THEN revisions.amount_usd END AS amount_usd
    )
FROM recorded_revisions AS revisions
JOIN known_revisions ON known_revisions.revision_id = revisions.revision_id
JOIN known_projects ON known_projects.project_code = revisions.project_code
WHERE known_revisions.is_known
