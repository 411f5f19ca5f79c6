namespace LeakScan.Prefiltering.Planning;

/// <summary>
/// The commonest words of the files that <see cref="TextStatistics"/> were counted over: two thirds of all runs of letters. Few of them make a poor sample: with 700,
/// placements let a tenth more positions through the first stage and a quarter more through the second than with these three thousand.
/// </summary>
internal static class CommonWords
{
    /// <summary>The words after how often they stand in a megabyte.</summary>
    public static ReadOnlySpan<byte> All =>
        "2048 the "u8 +
        "1024 this "u8 +
        "724 name return "u8 +
        "512 test for and end assert const type not "u8 +
        "362 with git from null new string function path file value caac that "u8 +
        "256 var set msgid msgstr get true you def key false self equal public "u8 +
        "181 int data error void else iaai format object config module class default import can list index all use size length "u8 +
        "128 add ansible case when node options are expect param builtin base eaae result async commit description user server state juice code let "u8 +
        "128 challenge static only any will https version see out create oaao should next line cache connection com summary one "u8 +
        "91 maam kaak url request include has typeof time dir redirect char count task gaag your required command context number select json have "u8 +
        "91 shop text source where content update client table array returns args none info level using err password struct find check match used "u8 +
        "91 message target body try hash await first bool remote files read merge log property tag application src qaaq "u8 +
        "64 status foo head expected str query entity len entry push output which but success actual href method token more order tparam label "u8 +
        "64 optional run response collection app ref date init res same start mode option other without must env echo join tree api branch after "u8 +
        "64 action keys before http rails values undefined event parse owasp was post price max empty some core inverse title call parameter github "u8 +
        "64 override write color map require column host break params into lua changed ctx then model security repo item activerecord private msg "u8 +
        "64 current patch invalid units "u8 +
        "45 input bin does example throw instance address while typeparam block remove filter release internal directory link pack diff saas define "u8 +
        "45 system para export checkout types main flags group page fail trader submodule each need errors failed cluster long access facts unsigned "u8 +
        "45 show lib left root make element parent html stat uint might range org nil delete topic license redis database sql local its utils active "u8 +
        "45 raise sub valid may objects reset docs record oid information non copy found route uaau field attribute cannot register onetomany schema "u8 +
        "45 prefix buf author process role header repository last redismodule skip opt expression filename there exists refs ignore dict reference "u8 +
        "45 style now than rev super fetch community force free names email old "u8 +
        "32 argv continue given argument debug missing web lines template width form here configuration product under apply metadata customerid "u8 +
        "32 arguments been grep just store exports modules tags image support headers vars also controller attack change waaw arg txt bar yaay cmp "u8 +
        "32 boolean assertsql removed added kimminich component script already edata arena plugin python even bytes stream exception offset specified "u8 +
        "32 cref paths work could how display stdin original defined load two replace verify cmd like setup css eof items search build contains side "u8 +
        "32 single virtual nexport react builder print obj payload tsdn append tmp what encoding network master right nicht way service buffer "u8 +
        "32 comment changes send strict reply parameters account ptr onetoone helper bit save instead our attributes integer ensure namespace tests "u8 +
        "32 about general attr framework promise help validate literal clone callback dest products render stats allow inline split want thread aaaa "u8 +
        "32 www entries stdout scope dev via catch bindingflags open hello would switch space sparse directly fortios category die conn developer "u8 +
        "32 modelbuilder "u8 +
        "23 symbol auto strbuf net multiple pool logger xss since activesupport prototype always handler rename full through exit another mit timeout "u8 +
        "23 predicate common jemalloc pos unknown req variable injection available port min includes fact rebase answer blob warning results called "u8 +
        "23 baa child point identifier existing note top solve limit enum gnu because val webpack resolve tasks global references install loader "u8 +
        "23 microsoft readonly except remarks children close browsers sizeof they shared ret sha definition argc blog later pull nimport caaaa "u8 +
        "23 pattern possible fixture question these part mat kind yml foreign orderid done supports project lock cat byte blank please nested don "u8 +
        "23 mock datetime alias xml elements utf constructor section stack memory insert tool pass azure caae aof enabled look notice dist vault "u8 +
        "23 disable subject copyright notes syntax fields storage interface being ruby tsd slice primary chunk execute protected person height them "u8 +
        "23 hook math foreach different func hosts clear customer ssl second take foundation short challenges basic defineproperty perform progress "u8 +
        "23 many such prof solved segment console properties whether runtime testcase play box gbaagb commands special users transaction alloc unless "u8 +
        "23 extends licenses his posts parser mallctl raw supported deprecated "u8 +
        "16 created profile stderr container opts report malloc very nothing messages pathname sds uses job annotations policy owner button shell "u8 +
        "16 diagnostics within custom background secret bad aac wait still otherwise three dependencies dump aaca exist actually slot environment "u8 +
        "16 returned generate future made extra font targets fix cac platform regexp lookup comments btn div contents win flag spec playbook shard "u8 +
        "16 package components over meta specific document initial once mechanism card relevance atomic methods frozen tcache either javascript "u8 +
        "16 present bits chatbot nodes endif following both windows location zone multi put auth navigation examples tcontext compiled back heads "u8 +
        "16 worktree doing sort handle fast cast commits queue plugins migration border real region dom zero origin requires apple did position keep "u8 +
        "16 yaml caacc unable hooks orders failures columns pirate documentation disabled generated routes models previous manifest credentials "u8 +
        "16 snapshot forgot yes updated relative score double good step details member gaai exec dynamic proc sure binary reason row inventory printf "u8 +
        "16 browser running during review bjoern compatibility based etc total eac defaults adapter edit provided folder iac updating their backup "u8 +
        "16 apis restrictions pages sys down prompt maamc flush float google extension admin enable small view coupon unique failure calls software "u8 +
        "16 basket mandatory raises abort angular infrastructure mem pick allowed router city issues username begin parts points aliases addr doc "u8 +
        "16 follow tcl least validation avoid off deep tostring large hard mark setting book collections dbcontext most iaak ints customers incr "u8 +
        "16 sequence subdir feedback selector ignored place never every convert acl mail too term incapaz give checksum proxy works session above "u8 +
        "16 standards num implementation graph brute todo sie conflict linux "u8 +
        "11 knowing per become del fallback distribution ibaaib world esm clean enumerable usage library sources recursive unit lemon inside "u8 +
        "11 compilation locale modified passed broken endpoint mbaamb were von edge caution shift fill transform caag own testing slots tresult "u8 +
        "11 hidden sec delegate threads prev condition rest mozilla extreme validates concat issue ind wallet zset variables needs reverse normal "u8 +
        "11 leaf known loading generator matches babel typedef unexpected accept alert efcore functions working yield idx control trigger configured "u8 +
        "11 versions creates elif upload pending nodoc configure manytypes warn connect entitytype settings something people aka protocol span quot "u8 +
        "11 again istate mdn strings uri between revision compiler qac usr gather counter native kbaakb suffix trace hostname aws dirty characters "u8 +
        "11 domain maao cookie track written mkdir desc initialize cached der goto stop contact langword editor tools destination licensed doesn loop "u8 +
        "11 drop queries groups conf handlers country socket declare konnte seconds events safe complete wrong inspect rtree fsck startswith clients "u8 +
        "11 logs localhost sets conditions pop emitter sample deleted callbacks additional connections behavior know extensions blocked constant "u8 +
        "11 verbose inputs probably isinstance vmware upstream contain hacking fragment sentinel archive assign dependency cacf mapping less chain "u8 +
        "11 stored history partial cross finished word depth lindex hdr images obaaob helpers solution eaac quantity requests rule coverage klass "u8 +
        "11 confirm exclude rdb uname specifies extent bind submit postgresql cherry batch operation coding character theme nodetype timestamp "u8 +
        "11 signature legacy dirname encode updates signed ssh gets tls well against mask association fake describe language operations tsource flex "u8 +
        "11 related ext migrations regex correct records board enter margin integration development random operator util channel resource delivery "u8 +
        "11 execution fails props mutex instanceof seq placeholder currently finish cleanup galaxy temp padding complextype feature copying times "u8 +
        "11 installed external indent bucket iaam destroy similar pointer digest ctf exact cli ids charcodeat expire stringify prop cpu standard "u8 +
        "11 unset ipv annotation repeat tokens "u8 +
        "8 compare hex layer quiet writing decay around needed including loaded tick pre cloud hint adding pwd compute bottom abstract vulnerability "u8 +
        "8 stage simple replica maximum matching provider warnings who readable iframe backingfield unused branches bundle translate wrap itself logo "u8 +
        "8 middleware useful ist expr outside untracked agreements bonus extend perl cases automatically login prerender strategy developers "u8 +
        "8 typeerror rio associated authentication green errno employeeid applied happens lease declaredonly signal sum manager fortinet mount "u8 +
        "8 dispatch plain encryption machine dictionary contract gcp named prepare bug media shape program yac amount reader dnf bisect sent bender "u8 +
        "8 contributors window aaed rewrite freeze wrapper notification respond revert maint team escape daemon bitmap restore algorithm explicit "u8 +
        "8 newline midx extern particular reading retrieve isarray resolved delta parsed proto slab started strong layout forms asset merged provide "u8 +
        "8 qbaaqb esmodule unsafe finally stash caca hunk important hints dep reload listitem chunks due online forgotten filepath findproperty "u8 +
        "8 actiondispatch captcha included looking iaaic varlistentry tracking belongs oaaoa phone clar center vector bypass interactive terms "u8 +
        "8 submodules zip tables iter caaca indexof mod dst inner png qaas jwt cosmos purpose fsmonitor union persisted ping hiredis sticker adoc jim "u8 +
        "8 testhost cause kann rendered containing shallow day structure orderdate quote easy move orig projects unlock decimal represents docker "u8 +
        "8 specify posix assets cfg absent myhash arch frame rows receive generic those mystream reflog modify understand invoke packages trick baz "u8 +
        "8 indicates mappings slave got behind complex directories actions und configurations numeric patterns cookies erb regular research allows "u8 +
        "8 accessor linq roles iterator inject sbaasb fmt crypto contactname emap pytest sync revalidate sensitive sorted capture means align visit "u8 +
        "8 direction eval gpg nullable activemodel able saved red encoded resources photo eaaec nameof anything runs puts tuple previously blocking "u8 +
        "8 calling uff gitmodules performance scripts functionality bash rendering production frontend symbols img compile werden raised classes "u8 +
        "8 determine longer logged radius clcompile expand pathspec really temporary until projection strip scalar icon material wbaagb cur video "u8 +
        "8 limited loc pretty compat sanity sleep logging ienumerable distinct eaa grid draw workstore remaining dup creating latest rejected "u8 +
        "8 eventdata received tolowercase contacttitle checks unicode services expires rsc device reviews overflow stale smart ficheiro fixed blogs "u8 +
        "8 visitor companyname analyze listpack lower bee kaam callee mtx slow invoked final rules hide expressions amp nstime pipe urls statement "u8 +
        "8 scale recorder aux ansibleerror consumer subscribe cisco successfully alignment iqueryable third caa delay aaaaa egg rax "u8 +
        "6 applying filters constants datei lambda pai yet addresses wbaawb backend checked serialize latency bigip download absolute home rpc "u8 +
        "6 exclusive protection blogheader easter configs correctly disk however imports gbac por emit enough postalcode solving ria effect abc "u8 +
        "6 scroll leverage mysql experimental des fax michael aaac duplicate below repl ordered sed sequencer percentage inform dependent daa "u8 +
        "6 approved along charset much strcasecmp utc deferred animation notifications dbset interpreter elm replaced verbosity nfunction snippet "u8 +
        "6 encrypted site factor gui often decode agent bare underlying cflags aaad sqlite ubaaub malware preview propertyinfo unavailable colors "u8 +
        "6 salt round slash prevent processing svn authors auf kwargs segments internet ask oaaa low stub welcome sdslen spdx nft whitespace leading "u8 +
        "6 uintptr iaaaa eaai numbers pid cursor gpl symlink expanded nconst arenas tar corresponding properly keyword upgrade preserve tail "u8 +
        "6 yesplease attachment caaa workunitstore advanced oder iaea executable warranty requirements precision discount arel links constraints "u8 +
        "6 categories express selected fatal overrides tobe resp strlen better makes collector gitdir happen deprecation mgmt initialized detect "u8 +
        "6 expired middle things craft orderby retry normalize skipped duration reftable enqueue subscription kaao csrf mint trim marker rating firm "u8 +
        "6 symref attacks surrogate serverlog zadd gen touch interval matrix subquery unsafeaccessor tentity lual rep lazy screen typeannotation "u8 +
        "6 testns marked variant waiting away oaaoc getproperty packed area converter best alternate dos implied guid ship various migrate whole "u8 +
        "6 symbolic undef locals paramref big checking transport rescue computed others handling defines official investigate civil ramo ovirt "u8 +
        "6 candidate den dispose pure instances nxos problem svg click strvec myself harvested shopping necessary direct cert fixtures productid "u8 +
        "6 trailing caller das gem bypassing subscriber argumenterror strcmp rel forward mapped heap finishnode attempt trying marks templates human "u8 +
        "6 built star mailer statuscode blogid indexes matched getting ios webkit generators apt astronauts blocks everything allocation sdsfree "u8 +
        "6 subset filtered pdf alpha tooltip saasc gac unarchive rich packs writes adds minimum nonce exploit mobile vendor iacf porcelain whatever "u8 +
        "6 elsif visible szind rack manual age family throws parallel arr ansiblemodule mime come parsing equality sep immediately priumax descriptor "u8 +
        "6 outer priority aci blame four connected simply phase arbitrary comparison steps authorization inlinedata remotes year focus getfield robj "u8 +
        "6 namelen mention prefetch ini obviously starting endswith prereq gmail consider merges bulk fieldinfo unix implicit writable man uuid caacd "u8 +
        "6 views dot together depending qacf saau rather reject finding powershell ontap listener engine mac sender oaam deliver jobs basename "u8 +
        "6 separator pay ifdef choices favorite requested extract david constraint explicitly processed declaration juiceshop share sendmail objekt "u8 +
        "6 kill distdir managed seen xff adjustment payment dry thing members closed reserved selinux truthfully patches timestamps prevents ein "u8 +
        "6 pseudo closely mongodb rfc symlinks refresh chars generation won completed allocated qaaqc nodename coreeventid dalloc vulnerable choose "u8 +
        "6 isn reuse fork sign substring published ung saving ttl typeparameters devtools debugging bound streams instant ones lot mallocx privacy "u8 +
        "6 worker "u8 +
        "4 difficulty secure notify typemapping failover algo overlay que leaked addproperty conflicts ways hat nextjs rgba testbed implemented "u8 +
        "4 restart stylesheet attrs slightly pkg dotnet sizes renames certificate bsd fehler ast optionsbuilder likely rare bold bob nonpublic mocker "u8 +
        "4 locked resolver forcing flow classic oaas actionview firewall guest fullname maybe almost learn replication databasetasks guide scheme "u8 +
        "4 successful infinity balance reflection difference having assume epoch minimal removes threshold nav rsa preload distributed overwrite "u8 +
        "4 fsync rights identify bae moz rect stickeryou curl month rollback beim tokenchar recurse boundary amy fsl catchphrase ifndef packet guess "u8 +
        "4 handled srv wide busy beginning reported someone tracked hren miter deluxe threading gcc saft fixes repack copied aaa foobar joins song "u8 +
        "4 pcs magicmock fresh anonymous efa aria associations raspberry completion exp accessible abs parents col representation getattribute "u8 +
        "4 clusternode discard offer queryselector teardown allocator httpd looks realloc rem networks membership cards plural tab keine isolation "u8 +
        "4 globals relevant applies attach dangerous nextconfig eaaea yacf caace searchparams eaca displayname isrequired memcpy equivalent gitweb "u8 +
        "4 fitness transition aaea decorators axis initializer returning major applications guessing observe zfree combine deps sqlexpression "u8 +
        "4 ireadonlylist stock netapp permissions layers qaau assertnodetype sweet timezone provides operators nobody retval amd scenes turbo hset "u8 +
        "4 recycling detection identity specs eaag popular negative exactly ready ident several replies eos paramdef escaped secrets larger course "u8 +
        "4 equals jsx ude oaaq tolist repos trees reduce exceptions caacf activestorage pair prune peda approach bak arity templar een lint corrected "u8 +
        "4 aborted sections entire kein stuff partition clrtype walk selection configures integrity locales myzset christmas caching ownedtype exc "u8 +
        "4 attachments executed greater moved objeto unsupported takes eine redirects alice entities credential cen removing renamed systemd "u8 +
        "4 serialized openssl complexity lat clonenode social tvalue kernel appear tutorial addchild hpa defrag choice past quoted ubuntu dummy aacf "u8 +
        "4 prometheus histogram owned features jpg hasownproperty money shippable writer placed translation procedure inv nul week guides party "u8 +
        "4 proper kaai assertequal udc transfer uma high launch clock maaq pet ticket scan separate derived maintenance sourcescontent encrypt "u8 +
        "4 cliargs formatted startup obac jun submod typically adjust cut suggestion sending generates asynchronous milliseconds iproperty forgery "u8 +
        "4 depends compact unstable expiry multipart wall zum als article controls resize qaea ignorelist factory adapters unreachable subcommand "u8 +
        "4 nome trailer rvore est usually changing passwords decoration backfill createelement amz insertafter pnpm foreignkey hasconversion tkey mdc "u8 +
        "4 eacf formats permission dateien interfaces haven ybaayb pause usize van rubyonrails tty recent noop ascii crc picked beta gray maak sup "u8 +
        "4 administrator jinja gettext glob ignoring earlier shows freebsd supplied mesh exportname xadd eventloop dirs pairs neither onto libraries "u8 +
        "4 wird eaaaa chat uaaa getstring cxx company lists bounds met elem indicating sharing collectors unpack covered appropriate older black "u8 +
        "4 caach spot inheritdoc serverassert activejob azcollection going starts upper statements angle ever kaakc paramname disconnect enumu ztmp "u8 +
        "4 stickers expiration fully thank providers handles thinking privileges redirected relationship insertbefore thenable memberinfo blobs nur "u8 +
        "4 frag rate cae aact stroke oom luai falhou manually appears instructions live iso boot permitted alternatively composite valueerror "u8 +
        "4 linenumber detach passing principal compatible gives fine opacity involved safety promisor resolution styles suite aus edition maps "u8 +
        "4 markdown seed peek nodejs caea unchanged cwd turn generating idea sandbox textarea shadow scheduled committer ranges soft harder eye "u8 +
        "4 intptr responses cachekey receiver executor deprecator trabalho stable newfile unauthorized broadcast recycle dehaan morty incorrect "u8 +
        "4 resume few ssize converted anzeigen registry gaak jscomp purchase extended days autostash didn blue werror processor little ftp qaca cls "u8 +
        "4 withone selectmany skipping creation preimage wrapped think tcp picture detectchanges distro cgroup "u8 +
        "3 monitor definitions einen accessing sym iaca iterable converters mygroup skiptests loose advice modification pot detected combined nor "u8 +
        "3 followed llength half misplaced replacewith tproperty avi adversary trading xxe ends registered repositories leave counts conversion "u8 +
        "3 attached referenz environments usec percent artifact globalthis john traffic modifiable cpk argspec alt across had mostrar collect mixed "u8 +
        "3 sendemail construct ico fulfilled formatter iaaia npm deserialize eslint wno slaves tampering tweet accidentally far comma chrome maame "u8 +
        "3 enforced cipher rootentityid coordinator logic fit este subprocess shorthand reflect distance waay rotation theory subscribers parentpath "u8 +
        "3 changelog linkend whose chdir exported presence conditional lappend varname readablestream bees refname why detail optionen analysis php "u8 +
        "3 twitter buildaction bam alternative unmerged ficheiros prepend smtp exe evaluate clip chained udf typeflags drink complaint odb wenn "u8 +
        "3 invert propertyname cachecontrol parentnode forge popen paramiko nenhum affected declared sid weight websocket iinternalentry "u8 +
        "3 ownedreference rockets salesman staged obtain according lang validator postponed artifacts pfad imported optimization canary ent justify "u8 +
        "3 infinite lesen aligned cryptographic uid tamper createcontext amazon preset eventname notnull muzzy digital fqcn convention opera "u8 +
        "3 languages accepts deletes goes reads emails splice apache curr malicious typescript icollection hasone backtrace considered suppress "u8 +
        "3 traverse definitely stores candidates encountered digits tech tsx iae baaaa caacg modulegraph datetimeoffset nosql confirmation criteria "u8 +
        "3 cloned ser mib say nach advance sdk coalesce silence channels amazing osint refer normally trivial tabs hope blueprint reporter caaci iaaa "u8 +
        "3 startloc discriminator timespan club actionmailer testcoll swap committed forced protect singleton scoped basketservice crlf reachable gap "u8 +
        "3 conventions registering detailed collation cycle shutdown outputs renderer callexpression sourcemap delivered idle hasforeignkey purge "u8 +
        "3 httpbin vuln prefer translators ver referenced tell overridden ttk potentially nderungen basically activity debian starttime migrator "u8 +
        "3 forensic improper automatic topics declarations delimiter propname reveal saaw startnode making inc huge incompatible white libc toggle "u8 +
        "3 interesting concurrent configurable slen validated routing modeling ipaddress couldn mmap eol mtime quotes relaxed toarray bigint "u8 +
        "3 polymorphic listnode coll omitted revs omit literally dec warranties controllers volume ele contracts shirt tobetruthy building corrupt "u8 +
        "3 ago beyond colon accepted assigned redistribute authenticate evaluation fire sourceroot rocket currency valuecomparer uniqueness "u8 +
        "3 blogcontext intended assignment replay historical submission completely piece reached tap remember representing poison samples tower "u8 +
        "3 caption deploymentid het zlevel enqueued redismodulectx parrot upsert nativeelement easily cover explanation eat vertical targeted light "u8 +
        "3 localize aacd ldb partitionkey frozenset pac xreadgroup sdsnew maxmemory actioncable httpmock cnt early minutes listen places benutzen "u8 +
        "3 architecture cjs datatype settimeout deploy grunder prefixlen mean caminho addition gitattributes tempfile concrete semicolon taking "u8 +
        "3 forever period relational travel valueconverter executeasync templated sdsempty bitpos clustermsg questions mailbox manage subsequent "u8 +
        "3 precedence plaintext depend average legal subscriptions testings juicy executing pasta merging implements triggers ran him hashes bei "u8 +
        "3 verzeichnis poll aaai insights dns domains validations bins privdata virtualization authheader fall consumed performed querying listing "u8 +
        "3 terminating spaces reports explain naming releases ausf specifiers engines stringliteral water books declaringtype lego flaws userservice "u8 +
        "3 internaltype embedded inherit apenas sin sun dialog filled chance sass tojson aaae gain publicly addreplyerror sdscatlen irb words "u8 +
        "3 highlight iterations practice fixme digit increment elseif credit eager hardware runner gaam circle deferring findentitytype marshal "u8 +
        "3 further statistics linked fourth offers subtree solid uaay parsedurl eventid unshift forest essentially gbacf endregion isfunction firefox "u8 +
        "3 subclass sqlserver raxnode pwning siem front taken detached though resulting hunks interacting publish directive companion stuck learned "u8 +
        "3 articles partially acc relation listeners renderopts keypath validators engineering storetype eset firstseghdr luak pip netmask vultr "u8 +
        "3 listed magic eae malformed serious workflow thor her rand determines secondary inspecting loaders iaaid onerror profiles haskey numitems "u8 +
        "3 logical removal fetching deletion forbidden answered isdir impl consume counters converts buildid metrics snap callable zmalloc hpexpire "u8 +
        "3 door"u8;
}
