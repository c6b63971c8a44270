WITH
tag_mentions_measured AS (
  SELECT
    count(*) AS "tag_mentions_printed_used",
    count(*) AS "tag_mentions_printed_eligible",
    CAST(count(*) AS BIGINT) AS "tag_mentions_printed"
  FROM "tag_mentions" AS s
)
SELECT
  coalesce(m1."tag_mentions_printed", 0) AS "tag_mentions_printed",
  coalesce(m1."tag_mentions_printed_used", 0) AS "used",
  coalesce(m1."tag_mentions_printed_eligible", 0) AS "eligible",
  coalesce(m1."tag_mentions_printed_eligible", 0) - coalesce(m1."tag_mentions_printed_used", 0) AS "missing"
FROM tag_mentions_measured AS m1
