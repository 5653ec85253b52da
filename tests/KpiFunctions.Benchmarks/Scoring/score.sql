-- The scores of TechnicianScheme: for each of the staff rank, total, points of the seven lines and of the two adjustments, in hundredths.
-- Integers only, so that the result is exact: value = a / b, points = weight * 100 / present * a / b, halves up. '/' divides integers.
-- SQLite counts fastest with a filter; DuckDB with count_if, which ScoreSql writes instead.
with tally as (
  select
    staff,
    count(*) as completed,
    sum(completed - opened) as took,
    count(*) filter (where completed - opened <= 86400) as within24h,
    count(promised) as promised,
    count(*) filter (where completed <= promised) as on_time,
    count(sent) as texted,
    count(rating) as rated,
    count(*) filter (where rating >= 4) as satisfied,
    sum(cents) as cents
  from services
  where completed >= $start and completed < $end
  group by staff
),
complaint_tally as (
  select
    staff,
    count(*) as handled,
    count(*) filter (where resolved <= received + 86400) as resolved_in_time,
    sum(own_fault) as own_fault,
    count(*) filter (where resolved is not null and satisfied = 1) as recovered
  from complaints
  group by staff
),
measured as (
  select
    t.staff, t.completed, t.took, t.within24h, t.promised, t.on_time, t.texted, t.rated, t.satisfied, t.cents,
    coalesce(c.handled, 0) as handled, coalesce(c.resolved_in_time, 0) as resolved_in_time,
    coalesce(c.own_fault, 0) as own_fault, coalesce(c.recovered, 0) as recovered,
    100 - (case when rated < 5 then 30 else 0 end) - (case when promised = 0 then 20 else 0 end) - (case when texted = 0 then 5 else 0 end) as present
  from tally t left join complaint_tally c on c.staff = t.staff
),
shares as (
  select
    staff, present,
    case when rated < 5 or 10 * satisfied <= 6 * rated then 0 when 10 * satisfied >= 9 * rated then 3 * rated else 10 * satisfied - 6 * rated end as satisfaction_a,
    case when rated = 0 then 1 else 3 * rated end as satisfaction_b,
    case when promised = 0 then 0 when 10 * on_time >= 8 * promised then 20 when 10 * on_time >= 7 * promised then 16 when 10 * on_time >= 6 * promised then 10 else 0 end as on_time_points,
    case when took >= 172800 * completed then 0 when took <= 86400 * completed then 86400 * completed else 172800 * completed - took end as speed_a,
    86400 * completed as speed_b,
    case when 2 * within24h >= completed then 5 else 0 end as within24h_points,
    case when cents <= 0 then 0 when cents >= 28800000 then 28800000 else cents end as revenue_a,
    case when 100 * rated >= 65 * texted then 65 * texted else 100 * rated end as response_a,
    case when texted = 0 then 1 else 65 * texted end as response_b,
    case when handled = 0 or 10 * resolved_in_time >= 9 * handled then 10 when 10 * resolved_in_time >= 7 * handled then 8 when 10 * resolved_in_time >= 5 * handled then 5 else 0 end as complaint_points,
    case when own_fault >= 5 then -1000 else -200 * own_fault end as own_fault,
    case when recovered >= 8 then 200 else 25 * recovered end as recovered
  from measured
),
points as (
  select
    staff,
    (600000 * satisfaction_a + present * satisfaction_b) / (2 * present * satisfaction_b) as satisfaction,
    (20000 * on_time_points + present) / (2 * present) as on_time,
    (300000 * speed_a + present * speed_b) / (2 * present * speed_b) as speed,
    (20000 * within24h_points + present) / (2 * present) as within24h,
    (revenue_a + 80 * present) / (160 * present) as revenue,
    (100000 * response_a + present * response_b) / (2 * present * response_b) as response,
    (20000 * complaint_points + present) / (2 * present) as complaint_speed,
    own_fault, recovered
  from shares
),
sums as (
  select *, satisfaction + on_time + speed + within24h + revenue + response + complaint_speed + own_fault + recovered as earned from points
),
totals as (
  select *, case when earned < 0 then 0 when earned > 10000 then 10000 else earned end as total from sums
)
select
  staff, rank() over (order by total desc) as place, total,
  satisfaction, on_time, speed, within24h, revenue, response, complaint_speed, own_fault, recovered
from totals
order by place, staff
