WITH
revision_ledger_lines_measured AS (
  SELECT
    count(*) FILTER (WHERE s."line_change_usd" IS NOT NULL) AS "line_change_usd_used",
    count(*) AS "line_change_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."line_change_usd" IS NOT NULL) > 0 THEN CAST(sum(line_change_usd) FILTER (WHERE s."line_change_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "line_change_usd"
  FROM "revision_ledger_lines" AS s
)
SELECT
  m1."line_change_usd",
  coalesce(m1."line_change_usd_used", 0) AS "used",
  coalesce(m1."line_change_usd_eligible", 0) AS "eligible",
  coalesce(m1."line_change_usd_eligible", 0) - coalesce(m1."line_change_usd_used", 0) AS "missing"
FROM revision_ledger_lines_measured AS m1
