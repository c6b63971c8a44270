WITH
issue_register_measured AS (
  SELECT
    count(*) AS "issues_used",
    count(*) AS "issues_eligible",
    CAST(count(*) AS BIGINT) AS "issues"
  FROM "issue_register" AS s
)
SELECT
  coalesce(m1."issues", 0) AS "issues",
  coalesce(m1."issues_used", 0) AS "used",
  coalesce(m1."issues_eligible", 0) AS "eligible",
  coalesce(m1."issues_eligible", 0) - coalesce(m1."issues_used", 0) AS "missing"
FROM issue_register_measured AS m1
